/** A small document with at least one of most OpenAPI objects, OpenAPI 3.0. */
export const shop = `openapi: 3.0.3
info: { title: Shop, description: All of it, version: 1.2.3 }
servers:
  - url: https://{region}.example
    variables: { region: { default: eu } }
security: [{ key: [] }]
paths:
  /pets/{id}:
    parameters:
      - $ref: '#/components/parameters/Id'
    get:
      operationId: readPet
      tags: [pets]
      responses:
        "200":
          description: The pet
          headers: { X-Id: { schema: { type: string } } }
          content:
            application/json:
              schema: { $ref: '#/components/schemas/Pet' }
              examples: { rex: { value: { name: Rex } } }
        4XX: { $ref: '#/components/responses/Error' }
    post:
      requestBody:
        content:
          multipart/form-data:
            schema: { type: object, properties: { photo: { type: string, format: binary } } }
            encoding: { photo: { contentType: image/png } }
      responses: { default: { description: Done } }
components:
  parameters:
    Id: { name: id, in: path, required: true, schema: { type: string, nullable: true } }
  responses:
    Error: { description: Refused, content: { application/json: { schema: { $ref: '#/components/schemas/Error' } } } }
  schemas:
    Pet:
      type: object
      required: [name]
      properties:
        name: { type: string, minLength: 1 }
        owner: { nullable: true, allOf: [{ $ref: '#/components/schemas/Pet' }] }
        kind: { type: string, enum: [cat, dog], nullable: true }
      discriminator: { propertyName: kind, mapping: { cat: Pet } }
    Error: { type: object, additionalProperties: { type: integer, minimum: 0, exclusiveMinimum: true } }
  securitySchemes:
    key: { type: apiKey, name: X-Key, in: header }
`;
